namespace SmartVillage.Bench.Baseline;

/// <summary>A way to make one call durable: its events once each, and the counters that follow from them.</summary>
internal interface IBaselineStore
{
    /// <summary>Answers how many events were new, once they are durable.</summary>
    Task<int> RecordAsync(IReadOnlyList<BaselineEvent> events);
}
