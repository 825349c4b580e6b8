using Microsoft.Extensions.Logging;
using OerPortal.Cms.Jobs;

namespace OerPortal.Search.Words;

/// <summary>Reads now and then what was added at another instance.</summary>
internal sealed class SpellingsUpkeep(AddedSpellings spellings, TimeProvider time, ILogger<SpellingsUpkeep> log) : TirelessService(log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await spellings.UseAsync(stopping);
            await Task.Delay(Pause, time, stopping);
        }
    }
}
