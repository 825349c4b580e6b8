using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Jobs;
using OerPortal.Resources;
using OerPortal.Usage.Data;

namespace OerPortal.Usage.Counting;

/// <summary>
/// Writes what was counted every few seconds and when the portal stops. A killed process loses those seconds
/// (docs/adr/0024-counting-uses.md).
/// </summary>
internal sealed class UseWriter(PendingUses pending, UseRows rows, IServiceScopeFactory scopes, TimeProvider time, ILogger<UseWriter> log) : TirelessService(log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(5);

    // Never disposed: it holds nothing, and whoever stops the portal twice still gets an answer.
    private readonly SemaphoreSlim _turn = new(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var patience = new CancellationTokenSource(LastWord, time);
        try
        {
            await WriteAsync(patience.Token);
        }
#pragma warning disable CA1031 // Nobody is left to try again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning("The last counts of uses could not be written: {Reason}", e.Message);
        }
    }

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stopping))
            await WriteAsync(stopping);
    }

    internal async Task WriteAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await WritePortionAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task WritePortionAsync(CancellationToken cancellation)
    {
        if (pending.TakeLost() is > 0 and var lost)
            log.LogWarning("{Count} uses were not counted: too many wait to be written.", lost);
        var counted = pending.Take();
        if (counted.Count == 0)
            return;
        try
        {
            await rows.AddAsync(await ResolveAsync(counted, cancellation), cancellation);
        }
        catch
        {
            pending.GiveBack(counted);
            throw;
        }
    }

    // Only what is a published resource by now is counted.
    private async Task<IReadOnlyList<ResourceDay>> ResolveAsync(IReadOnlyDictionary<UseKey, UseSum> counted, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var origins = scope.ServiceProvider.GetRequiredService<IResourceOrigins>();
        var pages = (await origins.FindAsync([.. counted.Keys.Where(k => !k.IsFile).Select(k => k.Thing).Distinct()], cancellation)).ToDictionary(o => o.PublicId, StringComparer.Ordinal);
        var files = await origins.OfFilesAsync([.. counted.Keys.Where(k => k.IsFile).Select(k => Guid.Parse(k.Thing)).Distinct()], cancellation);
        return
        [
            .. from one in counted
               let origin = one.Key.IsFile ? files.GetValueOrDefault(Guid.Parse(one.Key.Thing)) : pages.GetValueOrDefault(one.Key.Thing)
               where origin is not null
               group one.Value by (one.Key.Day, origin.ResourceId, one.Key.SiteId, From: origin.SiteId, IsOpen: origin.Visibility == Visibility.Public) into day
               select new ResourceDay(day.Key.Day, day.Key.ResourceId, day.Key.SiteId, day.Key.From, day.Key.IsOpen, day.Aggregate((a, b) => a + b)),
        ];
    }
}
