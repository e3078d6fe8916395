namespace SmartVillage.Silo.Programme;

/// <summary>The programme's villages in a host.</summary>
public static class ProgrammeHosting
{
    /// <summary>Adds the first stages of the programme; in a simulation they are not written.</summary>
    public static IServiceCollection AddProgrammeSeed(this IServiceCollection services) => services.AddHostedService<ProgrammeSeed>();
}
