package dev.glmsh.template;

/** A node that does something. Execute it by {@link Interpreter#run}, which meters and locates it. */
sealed interface Statement extends Node
        permits CallBlock,
                Data,
                FilterBlock,
                ForLoop,
                GenerationBlock,
                IfStatement,
                LoopControl,
                MacroStatement,
                Print,
                SetBlock,
                SetStatement,
                WithBlock {
    Flow execute(Interpreter in, Scope scope);
}
