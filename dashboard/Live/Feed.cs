namespace SmartVillage.Dashboard.Live;

/// <summary>Something that runs while somebody watches.</summary>
internal interface IFeed
{
    Task RunAsync(CancellationToken stop);
}

/// <summary>A feed with a value.</summary>
internal interface IFeed<T> : IFeed
    where T : class
{
    Broadcast<T> Values { get; }
}
