using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Following;

namespace OerPortal.OpenData.Dumps;

/// <summary>Makes the dump of the day, once the hour has come for it.</summary>
internal sealed record MakeDump : IJob
{
    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class MakeDumpJob(DumpMaker maker, DumpFolder folder, ISites sites, IConfiguration settings, TimeProvider time, ILogger<MakeDumpJob> log) : IJobHandler<MakeDump>
{
    /// <summary>Of the day in Vietnam; negative for never.</summary>
    private const int DefaultHour = 2;

    public async Task RunAsync(MakeDump job, IJobProgress progress, CancellationToken cancellation)
    {
        if (!IsDue()) return;
        try
        {
            if (await maker.MakeAsync(progress.ReportAsync, cancellation) is not { } dump) return;
            folder.Prune(DumpFolder.Kept);
            log.LogInformation("Open data of {Date} is dumped: {Records} resources, {Bytes} bytes.", dump.Date, dump.Files[0].Records, dump.Files.Sum(file => file.Length));
        }
        catch (IOException e)
        {
            // It is due again in an hour.
            log.LogError(e, "The dump of open data could not be written to {Folder} ({Free} bytes are free). The earlier ones stay, and it is tried again in an hour.", folder.Root, FreeBytes());
        }
    }

    private bool IsDue()
    {
        var hour = settings.GetValue("OpenData:DumpHour", DefaultHour);
        var now = DumpMaker.Here(time.GetUtcNow());
        return hour >= 0 && now.Hour >= hour && sites.HasFeature(sites.Portal.Id, KnownSites.Feature)
            && (folder.Newest() is not { } newest || DumpMaker.Here(newest.MadeAt).Date < now.Date);
    }

    private long FreeBytes()
    {
        try
        {
            return new DriveInfo(folder.Root).AvailableFreeSpace;
        }
        catch (IOException)
        {
            return -1;
        }
    }
}
