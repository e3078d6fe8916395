namespace SmartVillage.Grains.Desa;

/// <summary>Somebody else writes this village's journal again and again: this activation gives up.</summary>
[GenerateSerializer, Alias("SmartVillage.Grains.Desa.FencedException")]
public sealed class FencedException : Exception
{
    public FencedException()
    {
    }

    public FencedException(string message)
        : base(message)
    {
    }

    public FencedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
