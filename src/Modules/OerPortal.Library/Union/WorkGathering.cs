using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Library.Data;

namespace OerPortal.Library.Union;

internal sealed record GatherWorks : IJob
{
    string IJob.Key => nameof(GatherWorks);
}

/// <summary>Brings the works of the province up to what the schools' titles say by now.</summary>
internal sealed class GatherWorksJob(LibraryDbContext db) : IJobHandler<GatherWorks>
{
    private const int Portion = 2_000;

    public async Task RunAsync(GatherWorks job, IJobProgress progress, CancellationToken cancellation)
    {
        // A transaction each: what is still being written by others is found the next time.
        while (await db.Database.SqlQuery<int>($"select library.gather_works({Portion}) as \"Value\"").SingleAsync(cancellation) > 0)
            cancellation.ThrowIfCancellationRequested();
    }
}

/// <summary>Hears of the database that titles or copies have changed. A register that is taken in says so a thousand times a second: what is heard meanwhile counts once.</summary>
internal sealed class WorksChanged(IJobs jobs, ILogger<WorksChanged> log) : TirelessService(log), INotificationHandler
{
    private readonly Channel<bool> _heard = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public string Channel => "oer_library_work";

    public Task HeardAsync(string payload, CancellationToken cancellation)
    {
        _heard.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        await foreach (var _ in _heard.Reader.ReadAllAsync(stopping))
            await jobs.EnqueueAsync(new GatherWorks(), null, stopping);
    }
}
