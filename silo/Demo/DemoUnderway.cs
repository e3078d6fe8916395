namespace SmartVillage.Silo.Demo;

/// <summary>A request of the play that has not ended.</summary>
/// <param name="request">What was drawn for it.</param>
/// <param name="number">Its number at the sender.</param>
internal sealed class DemoUnderway(DemoRequest request, string number)
{
    public DemoRequest Request => request;

    public string Number => number;

    /// <summary>Where it stands among those under way.</summary>
    public int Place { get; set; }
}
