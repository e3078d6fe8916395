namespace SmartVillage.Dashboard.Views;

/// <summary>What can be said of a figure against its target.</summary>
public enum TargetState
{
    Reached,

    /// <summary>The distance is no more than chance explains.</summary>
    WithinNoise,

    TooFew,

    /// <summary>Below, beyond chance.</summary>
    Below,
}

/// <summary>A target and how far it is kept.</summary>
/// <param name="Fig">Which figure: a path into the summary.</param>
/// <param name="Label">What is aimed at.</param>
/// <param name="Value">The figure as written.</param>
/// <param name="Target">The target as written.</param>
/// <param name="At">Where the figure stands on a line from 0 to 1; <see langword="null"/> without one.</param>
/// <param name="TargetAt">Where the target stands on it.</param>
/// <param name="State">What can be said.</param>
/// <param name="Words">The same in words, with n where it is few.</param>
public sealed record TargetRow(string Fig, string Label, string Value, string Target, double? At, double TargetAt, TargetState State, string Words);
