namespace SmartVillage.Grains.Events;

/// <summary>Reduces a sender's keyed hash of a resident to a cell of the reach sketch, under a key of the server's own.</summary>
public interface IResidentKey
{
    int CellOf(string keyedHash);
}
