using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmartVillage.Silo.Security;
using static SmartVillage.Tests.Http.CloudEvents;

namespace SmartVillage.Tests.Http;

/// <summary>The doors, with access required. There are no accounts yet: a scheme of this test knows people by what they say.</summary>
public sealed class AccessTests(AccessTests.GuardedServer server) : IClassFixture<AccessTests.GuardedServer>
{
    [Theory]
    [InlineData("/api/v1/regions/18/summary")]
    [InlineData("/api/v1/services")]
    [InlineData("/api/v1/regions/18.09.10.2004/events")]
    [InlineData("/api/v1/receipts/01ARZ3NDEKTSV4RRFFQ69G5FAV")]
    public async Task Without_a_key_nothing_is_read(string path)
    {
        using var response = await server.Client.GetAsync(path);

        await Calls.AssertProblemAsync(response, HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_sent()
    {
        using var response = await server.PostAsync("[]");

        await Calls.AssertProblemAsync(response, HttpStatusCode.Unauthorized, "unauthorized");
        await server.AssertHealthyAsync();
    }

    [Fact]
    public async Task Who_may_only_read_may_not_send()
    {
        using var read = await SendAsync(HttpMethod.Get, "/api/v1/services", "reader");
        using var send = await SendAsync(HttpMethod.Post, Calls.Path, "reader");

        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        await Calls.AssertProblemAsync(send, HttpStatusCode.Forbidden, "out-of-scope");
    }

    [Fact]
    public async Task A_kabupaten_sends_for_its_own_villages_only()
    {
        using var response = await SendAsync(HttpMethod.Post, Calls.Path, "18.09", Completed("18.09.10.2004"), Completed("18.10.01.2009"));
        var answer = (await response.Content.ReadFromJsonAsync<JsonNode>())!;

        Assert.Equal(1, (int)answer["accepted"]!);
        var item = Assert.Single(answer["items"]!.AsArray())!;
        Assert.Equal((1, "out-of-scope", "subject"), ((int)item["index"]!, (string)item["code"]!, (string)item["field"]!));
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string who, params JsonNode[] events)
    {
        var request = new HttpRequestMessage(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", who) } };
        request.Content = method == HttpMethod.Post ? new StringContent(new JsonArray(events).ToJsonString(), null, "application/json") : null;
        return server.Client.SendAsync(request);
    }

    public sealed class GuardedServer : SiloServer
    {
        protected override void Configure(IWebHostBuilder builder) => builder.UseSetting("SmartVillage:Access", "required");

        protected override void ConfigureServices(IServiceCollection services)
        {
            base.ConfigureServices(services);
            services.Configure<AuthenticationOptions>(options => options.SchemeMap[NoAccounts.Name].HandlerType = typeof(Says));
            services.AddTransient<Says>();
        }
    }

    /// <summary>Bearer reader = somebody; Bearer 18.09 = somebody who sends for that region.</summary>
    private sealed class Says(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IServiceProvider services)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) || header.Parameter is not { } who)
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            Claim[] claims = char.IsAsciiDigit(who[0]) ? [new(WriteScope.Claim, who)] : [];
            return Task.FromResult(AuthenticateResult.Success(new(new(new ClaimsIdentity(claims, "test")), NoAccounts.Name)));
        }

        protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Inner(handler => handler.ChallengeAsync(properties));

        protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Inner(handler => handler.ForbidAsync(properties));

        private async Task Inner(Func<NoAccounts, Task> act)
        {
            var inner = ActivatorUtilities.CreateInstance<NoAccounts>(services);
            await inner.InitializeAsync(new(NoAccounts.Name, null, typeof(NoAccounts)), Context);
            await act(inner);
        }
    }
}
