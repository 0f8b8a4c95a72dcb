package loopbook.kernel.engine;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes the code of cells stoppable: plants {@link Planted#check} before every jump backwards and at the beginning of
 * every method, and turns {@code System.exit} into the end of the cell. Needed where the JDK has no
 * {@code Thread.stop} (from 20), and done on all, so that they behave the same.
 */
final class ByteCode {
    private static final String PLANTED = "loopbook/kernel/engine/Planted";

    private ByteCode() {}

    /** {@code linked}: the methods of this class may get new bodies later. */
    static byte[] ofCell(byte[] classFile, boolean linked) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Classes(linked ? new Linked(writer) : writer), 0);
        return writer.toByteArray();
    }

    /**
     * The head of a class, for JShell: it imports the types of cells from outside of their package, so that these are public
     * to it. (In the source they cannot be: a record's compact constructor would have to say so, too.)
     */
    static byte[] visible(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new Visible(writer), ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    private static final class Visible extends ClassVisitor {
        Visible(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInnerClass(String name, @Nullable String outer, @Nullable String simple, int access) {
            boolean ofCell = outer != null && Places.isUnit(outer.replace('/', '.'));
            super.visitInnerClass(name, outer, simple, ofCell ? access | Opcodes.ACC_PUBLIC : access);
        }
    }

    /** Splits each method into its body and a link that leads there. */
    private static final class Linked extends ClassVisitor {
        private static final Handle LINK = new Handle(
                Opcodes.H_INVOKESTATIC,
                PLANTED,
                "link",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)"
                        + "Ljava/lang/invoke/CallSite;",
                false);

        Linked(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            int wanted = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
            boolean own = (access & (wanted | Opcodes.ACC_NATIVE)) == wanted && !name.equals(Unit.RUN);
            if (!own) {
                return super.visitMethod(access, name, descriptor, signature, exceptions);
            }
            MethodVisitor link =
                    super.visitMethod(access & ~Opcodes.ACC_SYNCHRONIZED, name, descriptor, signature, exceptions);
            link.visitCode();
            int size = 0;
            for (Type parameter : Type.getArgumentTypes(descriptor)) {
                link.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), size);
                size += parameter.getSize();
            }
            Type result = Type.getReturnType(descriptor);
            link.visitInvokeDynamicInsn(name, descriptor, LINK);
            link.visitInsn(result.getOpcode(Opcodes.IRETURN));
            link.visitMaxs(Math.max(size, result.getSize()), size);
            link.visitEnd();
            return super.visitMethod(access, name + Links.BODY, descriptor, signature, exceptions);
        }
    }

    private static final class Classes extends ClassVisitor {
        private String valueOf = "";

        Classes(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            valueOf = "java/lang/Enum".equals(superName) ? "valueOf(Ljava/lang/String;)L" + name + ";" : "";
            super.visit(version, access, name, signature, superName, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            boolean compilers = (access & Opcodes.ACC_BRIDGE) != 0 || valueOf.equals(name + descriptor);
            return new Checks(next, compilers);
        }
    }

    private static final class Checks extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();
        /** Whether the compiler made it: the line that it gives such a method is that of the class, and tells nobody anything. */
        private final boolean compilers;

        Checks(MethodVisitor next, boolean compilers) {
            super(Opcodes.ASM9, next);
            this.compilers = compilers;
        }

        @Override
        public void visitLineNumber(int line, Label start) {
            if (!compilers) {
                super.visitLineNumber(line, start);
            }
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
        }

        @Override
        public void visitLabel(Label label) {
            super.visitLabel(label);
            passed.add(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) {
                check();
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            String exit = exit(owner, name, descriptor);
            if (exit.isEmpty()) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            } else {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, PLANTED, "exit", exit, false);
            }
        }

        /** {@code System::exit} is no call, but a handle among the arguments of what makes the lambda. */
        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            Object[] planted = arguments.clone();
            for (int i = 0; i < planted.length; i++) {
                if (planted[i] instanceof Handle handle) {
                    String exit = exit(handle.getOwner(), handle.getName(), handle.getDesc());
                    planted[i] =
                            exit.isEmpty() ? handle : new Handle(Opcodes.H_INVOKESTATIC, PLANTED, "exit", exit, false);
                }
            }
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, planted);
        }

        /** The descriptor of what is planted in place of a method that ends the process; empty for all others. */
        private static String exit(String owner, String name, String descriptor) {
            boolean ends = (name.equals("exit") || name.equals("halt")) && descriptor.equals("(I)V");
            if (ends && owner.equals("java/lang/System")) {
                return "(I)V";
            }
            return ends && owner.equals("java/lang/Runtime") ? "(Ljava/lang/Runtime;I)V" : "";
        }

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, PLANTED, "check", "()V", false);
        }
    }
}
