package dev.glmsh.template;

/** A value that can be called. */
sealed interface CallableValue extends Value permits FunctionValue, JoinerValue, LoopValue, MacroValue {
    Value call(Interpreter in, Arguments arguments);
}
