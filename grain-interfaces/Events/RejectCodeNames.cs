namespace SmartVillage.Events;

/// <summary>The public kebab-case text of each <see cref="RejectCode"/>.</summary>
public static class RejectCodeNames
{
    private static readonly string[] Names =
    [
        "invalid-event", "unsupported-type", "unknown-region", "not-a-village", "unknown-service", "service-retired",
        "unknown-measure", "unknown-figure", "value-out-of-range", "too-precise", "in-future", "too-old",
        "personal-data", "id-conflict", "unknown-original", "out-of-scope",
    ];

    /// <summary>The stable public code, for example <c>unknown-service</c>.</summary>
    public static string ToCode(this RejectCode code) => Names[(int)code - 1];
}
