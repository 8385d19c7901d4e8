package dev.glmsh.shell.java;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Finds the Javadoc comment of a member in Java source. */
final class SourceComments {
    private SourceComments() {}

    /** The comment without its stars; empty if the source has no such member or no comment there. */
    static Optional<String> find(String source, MemberSignature wanted) {
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(file(source)));
        try {
            Search search = new Search(DocTrees.instance(task), wanted);
            task.parse().forEach(unit -> search.scan(unit, null));
            return Optional.ofNullable(search.found);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static JavaFileObject file(String source) {
        return new SimpleJavaFileObject(URI.create("source:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static final class Search extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees trees;
        private final MemberSignature wanted;
        private String owner = "";
        private @Nullable String found;

        Search(DocTrees trees, MemberSignature wanted) {
            this.trees = trees;
            this.wanted = wanted;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            String outside = owner;
            owner = tree.getSimpleName().toString();
            if (wanted.isType() && owner.equals(wanted.owner())) {
                take();
            }
            super.visitClass(tree, null);
            owner = outside;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            String name = tree.getName().contentEquals("<init>")
                    ? owner
                    : tree.getName().toString();
            List<String> types = tree.getParameters().stream()
                    .map(VariableTree::getType)
                    .map(Tree::toString)
                    .toList();
            if (owner.equals(wanted.owner()) && wanted.isMethod(name, types)) {
                take();
            }
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
            if (owner.equals(wanted.owner()) && wanted.isField(tree.getName().toString())) {
                take();
            }
            return null;
        }

        private void take() {
            found = found == null ? trees.getDocComment(getCurrentPath()) : found;
        }
    }
}
