namespace SmartVillage.Silo.Demo;

/// <summary>The time of the play: faster than the clock until it reaches it, then the clock. Pure.</summary>
/// <param name="Began">When the process began to play.</param>
/// <param name="Start">Where the play began.</param>
/// <param name="Speed">How fast it runs.</param>
internal readonly record struct DemoClock(DateTimeOffset Began, DateTimeOffset Start, double Speed)
{
    public static DemoClock Of(DateTimeOffset now, DemoOptions options) =>
        new(now, options.Speed > 1 ? now - (options.Run * options.Speed) : now, options.Speed);

    public DateTimeOffset At(DateTimeOffset now)
    {
        var play = Start + ((now - Began) * Speed);
        return play < now ? play : now;
    }
}
