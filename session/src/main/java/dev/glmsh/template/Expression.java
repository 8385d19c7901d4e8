package dev.glmsh.template;

/** A node that gives a value. Evaluate it by {@link Interpreter#value}, which meters and locates it. */
sealed interface Expression extends Node
        permits Attribute,
                BinaryOperation,
                Call,
                Comparison,
                Concatenation,
                Conditional,
                DictLiteral,
                FilterCall,
                Item,
                ListLiteral,
                Literal,
                Logic,
                Name,
                Not,
                SliceItem,
                TestCall,
                TupleLiteral,
                UnaryOperation {
    Value evaluate(Interpreter in, Scope scope);
}
