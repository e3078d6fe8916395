namespace SmartVillage.Silo.Demo;

/// <summary>Section <c>SmartVillage:Demo</c>. <c>SmartVillage:Demo=true|false</c> is short for <c>:Enabled</c>.</summary>
public sealed class DemoOptions
{
    public const string Section = "SmartVillage:Demo";

    /// <summary>Whether the simulation runs; unset = in Development, while the journal holds nothing but simulated events.</summary>
    public bool? Enabled { get; set; }

    /// <summary>How many villages take part: 4 prototypes first, then others.</summary>
    public int Villages { get; set; } = 650;

    /// <summary>How fast the play runs until it reaches now; 1 = it starts now.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>How long a play faster than 1 runs before it reaches now: it starts <c>Run × Speed</c> back.</summary>
    public TimeSpan Run { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether villages keep their names; never in published pictures.</summary>
    public bool RealNames { get; set; }

    /// <summary>Plays the same figures again; unset = other figures at each start.</summary>
    public long? Seed { get; set; }
}
