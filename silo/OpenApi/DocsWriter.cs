using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SmartVillage.Events;
using SmartVillage.Silo.Language;

namespace SmartVillage.Silo.OpenApi;

/// <summary>Writes the OpenAPI document as HTML that people read.</summary>
internal sealed class DocsWriter
{
    private static readonly JsonSerializerOptions Indented = new(ApiJson.Options) { WriteIndented = true };

    private readonly StringBuilder _html = new(64 << 10);

    public static string Write(OpenApiDocument document)
    {
        var writer = new DocsWriter();
        writer.Page(document);
        return writer._html.ToString();
    }

    private void Page(OpenApiDocument document)
    {
        _html.Append("<!DOCTYPE html>\n<html lang=\"id\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Append("<title>API SmartVillage</title><link rel=\"stylesheet\" href=\"/docs/docs.css\"></head><body>")
            .Append("<a class=\"skip\" href=\"#isi\">Ke isi</a><header><h1>API SmartVillage</h1><p lang=\"en\">").Text(document.Info.Description)
            .Append("</p><p><a href=\"/openapi/v1.json\">/openapi/v1.json</a></p></header>");
        var operations = document.Paths
            .SelectMany(p => p.Value.Operations!.Select(o => (Path: p.Key, Method: o.Key.Method, Operation: o.Value)))
            .GroupBy(o => o.Operation.Tags?.FirstOrDefault()?.Name ?? "")
            .ToList();
        Contents(operations);
        _html.Append("<main id=\"isi\" tabindex=\"-1\">");
        foreach (var group in operations)
        {
            _html.Append("<section><h2>").Text(group.Key).Append("</h2><p lang=\"en\">")
                .Text(document.Tags?.FirstOrDefault(t => t.Name == group.Key)?.Description).Append("</p>");
            foreach (var (path, method, operation) in group)
            {
                Operation(path, method, operation);
            }

            _html.Append("</section>");
        }

        RejectCodes();
        Problems(operations.SelectMany(g => g).Select(o => o.Operation));
        _html.Append("</main></body></html>\n");
    }

    private void Contents(IEnumerable<IEnumerable<(string Path, string Method, OpenApiOperation Operation)>> groups)
    {
        _html.Append("<nav aria-label=\"Daftar isi\"><ul>");
        foreach (var (path, method, operation) in groups.SelectMany(g => g))
        {
            _html.Append("<li><a href=\"#").Text(operation.OperationId).Append("\"><b>").Text(method).Append("</b> ").Text(path).Append("</a></li>");
        }

        _html.Append("<li><a href=\"#kode-tolak\">Kode penolakan kejadian</a></li><li><a href=\"#kode-galat\">Kode galat</a></li></ul></nav>");
    }

    private void Operation(string path, string method, OpenApiOperation operation)
    {
        _html.Append("<article id=\"").Text(operation.OperationId).Append("\"><h3><span class=\"method\">").Text(method).Append("</span> <code>").Text(path)
            .Append("</code></h3><p class=\"lead\">").Text(operation.Summary).Append("</p><p lang=\"en\">").Text(operation.Description).Append("</p>");
        if (operation.Parameters is { Count: > 0 } parameters)
        {
            _html.Append("<table><caption>Parameter</caption><thead><tr><th scope=\"col\">Nama</th><th scope=\"col\">Arti</th><th scope=\"col\">Contoh</th></tr></thead><tbody>");
            foreach (var parameter in parameters)
            {
                _html.Append("<tr><th scope=\"row\"><code>").Text(parameter.Name).Append("</code></th><td lang=\"en\">").Text(parameter.Description)
                    .Append("</td><td><code>").Text(parameter.Example?.ToString()).Append("</code></td></tr>");
            }

            _html.Append("</tbody></table>");
        }

        if (operation.RequestBody?.Content?.FirstOrDefault(c => c.Value.Example is not null) is { Value: { } body } content)
        {
            Example($"Kiriman ({content.Key})", body.Example);
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            _html.Append("<h4>").Text(status).Append("</h4><p class=\"answer\" lang=\"en\">").Text(response.Description).Append("</p>");
            if (response.Content?.Values.FirstOrDefault()?.Example is { } example)
            {
                Example("Jawaban", example);
            }
        }

        _html.Append("</article>");
    }

    private void Example(string title, JsonNode? example) =>
        _html.Append("<figure><figcaption>").Text(title).Append("</figcaption><pre tabindex=\"0\"><code>")
            .Text(example?.ToJsonString(Indented)).Append("</code></pre></figure>");

    private void RejectCodes()
    {
        _html.Append("<section id=\"kode-tolak\"><h2>Kode penolakan kejadian</h2><dl>");
        foreach (var code in Enum.GetValues<RejectCode>())
        {
            Code(code.ToCode(), Sentences.Of(Rejection.Of(code, "…", "…", "…"), ApiLanguage.Indonesian), anchor: false);
        }

        _html.Append("</dl></section>");
    }

    private void Problems(IEnumerable<OpenApiOperation> operations)
    {
        _html.Append("<section id=\"kode-galat\"><h2>Kode galat</h2><dl>");
        var codes = operations.SelectMany(o => o.Responses ?? []).SelectMany(r => r.Value.Content ?? new Dictionary<string, OpenApiMediaType>())
            .SelectMany(c => c.Value.Examples ?? new Dictionary<string, IOpenApiExample>()).Select(e => e.Key);
        foreach (var code in codes.Concat(["not-found", "method-not-allowed"]).Distinct().Order(StringComparer.Ordinal))
        {
            Code(code, Sentences.Problem(code, ApiLanguage.Indonesian, "…", "…"), anchor: true);
        }

        _html.Append("</dl></section>");
    }

    private void Code(string code, string sentence, bool anchor)
    {
        _html.Append(anchor ? "<dt id=\"" : "<dt data-code=\"").Text(code).Append("\"><code>").Text(code).Append("</code></dt><dd>").Text(sentence).Append("</dd>");
    }
}

file static class HtmlText
{
    public static StringBuilder Text(this StringBuilder html, string? text) => html.Append(HtmlEncoder.Default.Encode(text ?? ""));
}
