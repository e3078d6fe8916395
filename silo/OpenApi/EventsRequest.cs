using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SmartVillage.Events;

namespace SmartVillage.Silo.OpenApi;

/// <summary>What a call with events looks like: it is read by hand, so nothing tells it but this.</summary>
internal sealed class EventsRequest : IOpenApiOperationTransformer
{
    private const string OneEvent =
        """
        {"specversion":"1.0","type":"id.smartvillage.service.v1","source":"/18.09.10.2004/simdes","id":"surat-1207",
         "subject":"18.09.10.2004","time":"2026-11-24T09:15:00+07:00","datacontenttype":"application/json",
         "data":{"service":"pajak.pbb","status":"completed","request":"1207","submitted":"2026-11-24T09:02:00+07:00","channel":"agent","measures":{"amount":150000}}}
        """;

    private const string Answer =
        """
        {"receipt":"01KASB3Q5Z8Z3V6F7M9T2N4R1C","serverTime":"2026-11-24T09:15:02.120+07:00","accepted":97,"duplicates":0,"rejected":1,
         "heads":[{"village":"18.09.10.2004","seq":8123,"hash":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}],
         "items":[{"index":4,"source":"/18.09.10.2004/simdes","id":"surat-1211","outcome":"rejected","code":"unknown-service","field":"data.service","detail":"Layanan 'pajak.pbx' tidak ada di katalog."}]}
        """;

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.OperationId != "SendEvents")
        {
            return Task.CompletedTask;
        }

        var one = JsonNode.Parse(OneEvent)!;
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "In binary mode the body is data alone, the attributes stand in ce- headers.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/cloudevents+json"] = new() { Schema = CloudEvent(), Example = one.DeepClone() },
                ["application/cloudevents-batch+json"] = new() { Schema = Batch(), Example = new JsonArray(one.DeepClone()) },
                ["application/json"] = new() { Schema = new OpenApiSchema { OneOf = [CloudEvent(), Batch()] }, Example = new JsonArray(one.DeepClone()) },
            },
        };
        if (operation.Responses?["200"].Content?["application/json"] is { } ok)
        {
            ok.Example = JsonNode.Parse(Answer);
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Batch() => new() { Type = JsonSchemaType.Array, MaxItems = 5000, Items = CloudEvent() };

    private static OpenApiSchema CloudEvent() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "specversion", "type", "source", "id", "subject", "time", "data" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["specversion"] = new OpenApiSchema { Type = JsonSchemaType.String, Const = "1.0" },
            ["type"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String, Enum = [.. Enum.GetValues<EventType>().Select(t => (JsonNode)t.ToName())],
            },
            ["source"] = Text("The sending system: a URI reference. (subject, source, id) identifies an event."),
            ["id"] = Text("The sender's id; never a number of a person."),
            ["subject"] = Text("The village's region code, desa or kelurahan."),
            ["scheme"] = Text("bps where subject is a BPS code."),
            ["time"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = "When it happened, with offset." },
            ["datacontenttype"] = Text("application/json"),
            ["data"] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "By type; unknown fields are not stored." },
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, MaxLength = 256, Description = description };
}
