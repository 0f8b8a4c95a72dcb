package loopbook.kernel.jupyter;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is inside of a value, by name: elements, entries, components of records, fields. Of an object of a cell's class all
 * fields are told, of any other the public ones: nothing is read that the module of its class keeps to itself.
 */
final class Contents {
    /** So many are told of each value. */
    private static final int MOST = 200;

    private Contents() {}

    /** Whether there may be something to open; runs no code of the user's. */
    static boolean areIn(Object value) {
        Class<?> type = value.getClass();
        if (value instanceof Record) {
            return type.getRecordComponents().length > 0;
        } else if (value instanceof Optional<?> optional) {
            return optional.isPresent();
        }
        return value instanceof Collection<?>
                || value instanceof Map<?, ?>
                || value instanceof Map.Entry<?, ?>
                || type.isArray()
                || !fields(type, value).isEmpty();
    }

    static Map<String, @Nullable Object> of(Object value) {
        Map<String, @Nullable Object> contents = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.entrySet().stream()
                    .limit(MOST)
                    .forEach(entry -> contents.put(String.valueOf(entry.getKey()), entry.getValue()));
        } else if (value instanceof Collection<?> || value.getClass().isArray()) {
            elements(value).forEach(element -> contents.put("[" + contents.size() + "]", element));
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                contents.put(component.getName(), value(component, value));
            }
        } else if (value instanceof Map.Entry<?, ?> entry) {
            contents.put("key", entry.getKey());
            contents.put("value", entry.getValue());
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(held -> contents.put("value", held));
        } else {
            fields(value.getClass(), value)
                    .forEach(field -> contents.put(name(field, contents.keySet()), value(field, value)));
        }
        return contents;
    }

    private static List<@Nullable Object> elements(Object of) {
        List<@Nullable Object> elements = new ArrayList<>();
        if (of instanceof Collection<?> collection) {
            collection.stream().limit(MOST).forEach(elements::add);
        } else {
            for (int i = 0; i < Math.min(MOST, Array.getLength(of)); i++) {
                elements.add(Array.get(of, i));
            }
        }
        return elements;
    }

    private static @Nullable Object value(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (InvocationTargetException e) {
            return "(" + e.getCause() + ")";
        } catch (IllegalAccessException | RuntimeException e) {
            return "(not readable: " + e.getMessage() + ")";
        }
    }

    /** The fields that are told of an object, those of the class above first. */
    private static List<Field> fields(Class<?> type, Object of) {
        List<Field> fields = new ArrayList<>();
        if (type.isHidden()) {
            return fields;
        }
        Class<?> above = type.getSuperclass();
        if (above != null) {
            fields.addAll(fields(above, of));
        }
        boolean ofCell = isOfCell(type);
        for (Field field : type.getDeclaredFields()) {
            boolean told = !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic() && fields.size() < MOST;
            if (told && (ofCell ? field.trySetAccessible() : field.canAccess(of))) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** One that hides another is told with the name of its class. */
    private static String name(Field field, Set<String> known) {
        String name = field.getName();
        return known.contains(name) ? field.getDeclaringClass().getSimpleName() + "." + name : name;
    }

    private static @Nullable Object value(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            return "(not readable: " + e.getMessage() + ")";
        }
    }

    private static boolean isOfCell(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null
                && "cells".equals(loader.getName())
                && type.getPackageName().equals("REPL");
    }
}
