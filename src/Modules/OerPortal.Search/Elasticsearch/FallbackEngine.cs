using Microsoft.Extensions.Logging;
using OerPortal.Search.Models;

namespace OerPortal.Search.Elasticsearch;

/// <summary>Asks Elasticsearch, and PostgreSQL within the same request when there is no answer in time.</summary>
internal sealed class FallbackEngine(ISearchEngine first, ISearchEngine second, TimeSpan soon, Reachability reach, ILogger<FallbackEngine> log) : ISearchEngine
{
    public async Task<SearchResult> FindAsync(SearchRequest request, CancellationToken cancellation)
        => await TryAsync(limited => first.FindAsync(request, limited), cancellation)
            // While it is being filled for the first time there is nothing to be told.
            ?? await second.FindAsync(request, cancellation) with { IsFallback = reach.State == ReachState.Away };

    public async Task<IReadOnlyList<Suggestion>> SuggestAsync(string? typed, Access access, int count, CancellationToken cancellation)
        => await TryAsync(limited => first.SuggestAsync(typed, access, count, limited), cancellation) ?? await second.SuggestAsync(typed, access, count, cancellation);

    public async Task<IReadOnlyList<PassageHit>> InsideAsync(Guid resourceId, string? text, int count, CancellationToken cancellation)
        => await TryAsync(limited => first.InsideAsync(resourceId, text, count, limited), cancellation) ?? await second.InsideAsync(resourceId, text, count, cancellation);

    /// <returns>Null when the other one has to be asked.</returns>
    private async Task<T?> TryAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
        where T : class
    {
        if (reach.State != ReachState.There) return Fallback<T>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(soon);
        try
        {
            return await ask(limit.Token);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is IndexUnavailableException or OperationCanceledException)
        {
            reach.Lost(e is IndexUnavailableException ? e.Message : $"no answer within {soon.TotalSeconds:0.#} seconds");
        }
#pragma warning disable CA1031 // Whatever it is, people get their answer.
        catch (Exception e) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError(e, "Elasticsearch could not be asked; PostgreSQL answers this search");
        }

        return Fallback<T>();
    }

    private T? Fallback<T>()
        where T : class
    {
        reach.CountFallback();
        return null;
    }
}
