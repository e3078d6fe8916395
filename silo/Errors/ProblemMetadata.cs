namespace SmartVillage.Silo.Errors;

/// <summary>Tells the OpenAPI document which refusals an endpoint may answer with.</summary>
internal sealed record ProblemMetadata(int Status, string Code);
