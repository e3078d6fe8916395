namespace SmartVillage.Silo.Errors;

/// <summary>A kind of refusal of a whole call: its status and its stable code. The sentence is in <c>Resources/Problems</c>.</summary>
internal interface IProblemCode
{
    static abstract int Status { get; }

    static abstract string Code { get; }
}
