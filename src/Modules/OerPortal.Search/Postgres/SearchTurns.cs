using Microsoft.Extensions.Logging;
using OerPortal.Cms.Diagnostics;
using OerPortal.Cms.Web;
using OerPortal.Search.Models;

namespace OerPortal.Search.Postgres;

/// <summary>
/// So many searches at a time, each for so long: a table that does not answer (locked, rebuilt, a question nobody foresaw) must not take the
/// connections that all other pages need. Singleton.
/// </summary>
internal sealed class SearchTurns(SearchSettings settings, TimeProvider time, ILogger<SearchTurns> log) : IDisposable
{
    /// <summary>Below half of the connections of the smallest installation.</summary>
    private const int AtOnce = 16;

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _longest = TimeSpan.FromSeconds(settings.AnswerSeconds);
    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly Seldom _said = new(TimeSpan.FromSeconds(30), time);

    /// <exception cref="PortalBusyException">No turn came, or the search took too long.</exception>
    internal async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> search, CancellationToken cancellation)
    {
        if (!await _turns.WaitAsync(_longest / 2, cancellation))
            throw Busy();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_longest);
        try
        {
            return await search(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Busy();
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private PortalBusyException Busy()
    {
        if (_said.IsDue())
            log.LogWarning("Searches take too long; they are answered 503 until the index answers again.");
        return new PortalBusyException("Searches take too long.", TryAgain);
    }
}
