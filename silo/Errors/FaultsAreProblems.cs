using Orleans.Runtime;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Silo.Errors;

/// <summary>What fails below an endpoint becomes a problem: the journal or the cluster is away for now, or we have a bug.</summary>
internal sealed partial class FaultsAreProblems(ILogger<FaultsAreProblems> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception e) when (context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            LogAborted(logger, e.GetType().Name);
            return Results.Empty;
        }
        catch (BadHttpRequestException)
        {
            return new Refused<MalformedJson>();
        }
        catch (JournalUnavailableException e)
        {
            LogFault(logger, e, context.HttpContext.Request.Path);
            return new Refused<JournalUnavailable> { RetryAfter = 2 };
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            LogFault(logger, e, context.HttpContext.Request.Path);
            return new Refused<FiguresUnavailable> { RetryAfter = 2 };
        }
        catch (Exception e)
        {
            LogFault(logger, e, context.HttpContext.Request.Path);
            return new Refused<InternalError>();
        }
    }

    [LoggerMessage(1001, LogLevel.Error, "A call to {Path} failed.")]
    private static partial void LogFault(ILogger logger, Exception exception, PathString path);

    [LoggerMessage(1002, LogLevel.Debug, "A caller went away ({Exception}).")]
    private static partial void LogAborted(ILogger logger, string exception);
}
