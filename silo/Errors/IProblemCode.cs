namespace SmartVillage.Silo.Errors;

/// <summary>A kind of refusal of a whole call: its status and its stable code. The sentence is in <c>Resources/Problems</c>.</summary>
internal interface IProblemCode
{
    static abstract int Status { get; }

    static abstract string Code { get; }
}

/// <summary>An answer that refuses a whole call.</summary>
internal interface IRefusal
{
    /// <summary>Its stable code.</summary>
    string Why { get; }
}
