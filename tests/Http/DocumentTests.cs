using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SmartVillage.Tests.Http;

/// <summary>The OpenAPI document and its page.</summary>
[Collection(HttpSuite.Name)]
public sealed class DocumentTests(SiloServer server)
{
    [Fact]
    public async Task Every_route_of_the_API_is_described_with_its_errors()
    {
        var document = await server.GetAsync("/openapi/v1.json");
        var routes = server.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) == true)
            .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Select(m => (Path: Plain(e.RoutePattern.RawText!), Method: m)) ?? [])
            .Distinct()
            .ToList();

        Assert.True(routes.Count >= 10, $"{routes.Count} routes");
        Assert.All(routes, route =>
        {
            var operation = document["paths"]![route.Path]?[route.Method.ToLowerInvariant()];
            Assert.NotNull(operation);
            Assert.False(string.IsNullOrEmpty((string?)operation["summary"]), route.Path);
            Assert.False(string.IsNullOrEmpty((string?)operation["description"]), route.Path);
            Assert.NotNull(operation["operationId"]);
            Assert.All(operation["parameters"]?.AsArray() ?? [], p => Assert.False(string.IsNullOrEmpty((string?)p!["description"]), $"{route.Path} {p["name"]}"));
            Assert.True(operation["responses"]!.AsObject().ContainsKey("500"));
        });
    }

    [Fact]
    public async Task Errors_carry_examples_and_the_call_with_events_its_own()
    {
        var send = (await server.GetAsync("/openapi/v1.json"))["paths"]!["/api/v1/events"]!["post"]!;

        Assert.Equal(
            ["200", "400", "401", "403", "413", "415", "429", "500", "503"], send["responses"]!.AsObject().Select(r => r.Key).Order(StringComparer.Ordinal));
        Assert.Equal(
            "malformed-json", (string)send["responses"]!["400"]!["content"]!["application/problem+json"]!["examples"]!["malformed-json"]!["value"]!["code"]!);
        Assert.Equal("1.0", (string)send["requestBody"]!["content"]!["application/cloudevents+json"]!["example"]!["specversion"]!);
        Assert.NotNull(send["responses"]!["200"]!["content"]!["application/json"]!["example"]!["receipt"]);
    }

    [Fact]
    public async Task The_example_of_the_document_is_accepted()
    {
        var send = (await server.GetAsync("/openapi/v1.json"))["paths"]!["/api/v1/events"]!["post"]!;
        var example = send["requestBody"]!["content"]!["application/cloudevents+json"]!["example"]!.DeepClone().AsObject();
        // The example's day may lie ahead of the machine's.
        example["time"] = CloudEvents.Completed("18.09.10.2004")["time"]!.DeepClone();
        example["data"]!["submitted"] = "2026-01-05T09:02:00+07:00";

        Assert.Equal(1, (int)(await server.SendAsync(example))["accepted"]!);
    }

    [Fact]
    public async Task Its_page_needs_no_script_and_keeps_to_itself()
    {
        using var response = await server.Client.GetAsync("/docs");
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotMatch("<script|<style|style=|\\son[a-z]+=|https?://", html);
        Assert.Contains("id=\"malformed-json\"", html, StringComparison.Ordinal);
        Assert.Contains("unknown-service", html, StringComparison.Ordinal);
        Assert.Equal(Ids(html).Count, Ids(html).Distinct().Count());
        Assert.All(Regex.Matches(html, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value), id => Assert.Contains(id, Ids(html)));
        using var style = await server.Client.GetAsync("/docs/docs.css");
        Assert.Equal((HttpStatusCode.OK, "text/css"), (style.StatusCode, style.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Health_tells_what_is_ready()
    {
        var ready = await server.GetAsync("/health/ready");

        Assert.Equal("healthy", (string)ready["status"]!);
        Assert.Equal(["clock", "figures", "journal"], ready["checks"]!.AsObject().Select(c => c.Key).Order(StringComparer.Ordinal));
        Assert.Equal("healthy", (string)(await server.GetAsync("/health/live"))["status"]!);
    }

    private static List<string> Ids(string html) => [.. Regex.Matches(html, "\\sid=\"([^\"]+)\"").Select(m => m.Groups[1].Value)];

    /// <summary>Without constraints and trailing slash.</summary>
    private static string Plain(string pattern) => Regex.Replace(pattern, @"\{\**(\w+)[^}]*\}", "{$1}").TrimEnd('/');
}
