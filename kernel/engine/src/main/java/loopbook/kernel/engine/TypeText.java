package loopbook.kernel.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Types as they can be written: of what has no name the nearest that has one.
 *
 * @param anonymous the name that the class of an anonymous object was given, if it was
 * @param careful   whether a type argument that cannot be written becomes a wildcard; else it is what stands nearest, which
 *                  says more, and which not every value can be given to
 */
record TypeText(Function<TypeElement, Optional<String>> anonymous, boolean careful) {
    Optional<String> of(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return Optional.of(type.toString());
        } else if (type instanceof ArrayType array) {
            return of(array.getComponentType()).map(text -> text + "[]");
        } else if (type.getKind() == TypeKind.TYPEVAR) {
            return of(((TypeVariable) type).getUpperBound());
        } else if (type.getKind() == TypeKind.INTERSECTION) {
            return of(first(((IntersectionType) type).getBounds()));
        }
        return type.getKind() == TypeKind.DECLARED ? Optional.of(declared((DeclaredType) type)) : Optional.empty();
    }

    /** The first of them that has methods: one that only marks what it is tells nothing to do with it. */
    private static TypeMirror first(List<? extends TypeMirror> bounds) {
        for (TypeMirror bound : bounds) {
            boolean named =
                    bound instanceof DeclaredType type && !type.toString().equals("java.lang.Object");
            if (named
                    && ((DeclaredType) bound)
                            .asElement().getEnclosedElements().stream()
                                    .anyMatch(member -> member.getKind() == ElementKind.METHOD)) {
                return bound;
            }
        }
        return bounds.get(0);
    }

    private String declared(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        if (element.getSimpleName().isEmpty()) {
            return anonymous.apply(element).orElseGet(() -> of(parent(element)).orElse("Object"));
        }
        // Types of cells are imported by name wherever they are used.
        String name = element.getQualifiedName().toString().replaceFirst("^REPL\\.It\\d+\\.", "");
        return type.getTypeArguments().isEmpty()
                ? name
                : name
                        + type.getTypeArguments().stream()
                                .map(this::argument)
                                .collect(Collectors.joining(", ", "<", ">"));
    }

    /** What an anonymous class is a kind of. */
    static TypeMirror parent(TypeElement anonymous) {
        List<? extends TypeMirror> interfaces = anonymous.getInterfaces();
        return interfaces.isEmpty() ? anonymous.getSuperclass() : interfaces.get(0);
    }

    private String argument(TypeMirror type) {
        if (type instanceof WildcardType wildcard) {
            TypeMirror above = wildcard.getExtendsBound();
            TypeMirror below = wildcard.getSuperBound();
            return above != null
                    ? "? extends " + of(above).orElse("Object")
                    : below != null ? "? super " + of(below).orElse("Object") : "?";
        } else if (type.getKind() == TypeKind.TYPEVAR) {
            // What capture has made of a wildcard.
            TypeMirror bound = ((TypeVariable) type).getUpperBound();
            return of(bound)
                    .filter(text -> !text.equals("java.lang.Object"))
                    .map(text -> "? extends " + text)
                    .orElse("?");
        }
        return of(type).map(text -> careful && !isExact(type) ? "? extends " + text : text)
                .orElse("?");
    }

    /** Whether a type is what is written for it. */
    private boolean isExact(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return isExact(array.getComponentType());
        } else if (type instanceof DeclaredType declared && type.getKind() == TypeKind.DECLARED) {
            TypeElement element = (TypeElement) declared.asElement();
            boolean named = !element.getSimpleName().isEmpty()
                    || anonymous.apply(element).isPresent();
            return named && declared.getTypeArguments().stream().allMatch(this::isExact);
        }
        return type.getKind().isPrimitive() || type instanceof WildcardType;
    }
}
