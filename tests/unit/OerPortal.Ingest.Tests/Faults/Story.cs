using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Security;
using OerPortal.Ingest.Jobs;
using OerPortal.Ingest.Recognition;
using OerPortal.Ingest.Scanning;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Uploads;
using OerPortal.Ingest.Workers;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Faults;

/// <param name="End">Where it must end.</param>
/// <param name="LastCalls">How many calls before its end fail, one after the other; by default all.</param>
internal sealed record Sample(string Name, byte[] Content, FileState End, int LastCalls = int.MaxValue);

/// <summary>
/// One file's way from a client's first request to the end of the pipeline, under the switch: the client sends it in two
/// parts and asks where to go on when something failed, as tus clients do; workers try again when their pause is over.
/// </summary>
internal sealed class Story(Ground ground, Aftermath aftermath, ClamdAddress clamd, OwnWorkers workers, Sample sample) : IDisposable
{
    private static readonly Guid Teacher = Guid.CreateVersion7();
    private readonly List<FaultyWire> _wires = [];
    private readonly MovableClock _clock = new();
    private Guid? _upload;
    private bool _isKilled;

    /// <summary>
    /// Tells it once under the switch, then again without faults: by a new process where the fault was the end of the first, by
    /// the same where it lives on. At last hours and days go by.
    /// </summary>
    /// <param name="look">Called where something might look wrong in between.</param>
    public async Task TellAsync(FaultSwitch faults, Func<Task> look, CancellationToken ct)
    {
        var portal = await StartAsync(faults);
        faults.Arm();
        var told = Task.Run(() => RunAsync(portal, faults, ct), ct);
        await Task.WhenAny(told, faults.Kills ? faults.Struck : told);
        _isKilled = faults.IsDead;
        if (!_isKilled)
            await told;
        faults.Disarm();
        // With a process its workers end; those of a portal that lives on have nothing in hand any more.
        foreach (var orphan in workers.Workers.Busy)
            orphan.Kill(WorkerDeath.Crashed);
        if (_isKilled)
            await aftermath.NobodyIsConnectedAsync(ct);
        await look();

        var none = _isKilled ? new FaultSwitch(Fault.Refused, at: 0) : faults;
        await using var next = _isKilled ? await StartAsync(none) : portal;
        await RunAsync(next, none, ct);
        await look();
        await DaysGoByAsync(next, ct);
    }

    // What is left of a killed process must never find its line broken: it would wake up and run on.
    public void Dispose()
    {
        if (!_isKilled)
            _wires.ForEach(w => w.Dispose());
    }

    private async Task RunAsync(BarePortal portal, FaultSwitch faults, CancellationToken ct)
    {
        // One fault is all there is: the second try gets through.
        for (var tries = 0; !await SendAsync(portal, faults, ct); tries++)
            tries.ShouldBeLessThan(3);
        for (var pauses = 0; pauses < 4 && !await aftermath.IsQuietAsync(ct); pauses++)
        {
            await aftermath.PausesAreOverAsync(ct);
            await portal.WorkAsync(ct);
        }
    }

    private async Task DaysGoByAsync(BarePortal portal, CancellationToken ct)
    {
        _clock.Advance(TimeSpan.FromHours(1));
        await portal.Services.GetRequiredService<IJobs>().EnqueueAsync(new ResumeWaiting(IsScannerBack: false), how: null, ct);
        await aftermath.PausesAreOverAsync(ct);
        await portal.WorkAsync(ct);
        _clock.Advance(TimeSpan.FromDays(4));
        await portal.Services.GetRequiredService<IJobs>().EnqueueAsync(new SweepLeftovers(), how: null, ct);
        await aftermath.PausesAreOverAsync(ct);
        await portal.WorkAsync(ct);
    }

    // One try of the client: true when it believes that the server has everything.
    private async Task<bool> SendAsync(BarePortal portal, FaultSwitch faults, CancellationToken ct)
    {
        try
        {
            return await portal.ActAsync(async services =>
            {
                var uploads = services.GetRequiredService<TusUploads>();
                var file = _upload is { } known ? await uploads.FindAsync(known, ct) : null;
                file ??= await uploads.CreateAsync(new UploadMetadata(sample.Name, null, "test", "faults"), sample.Content.Length, ct);
                _upload = file.Id;
                var (content, half) = (sample.Content, sample.Content.Length / 2);
                for (var offset = (int)(await uploads.OffsetAsync(file))!.Value; offset < content.Length;)
                {
                    var part = offset < half ? content[offset..half] : content[offset..];
                    offset = (int)(await uploads.AppendAsync(file, offset, new FaultyBody(part, faults), checksum: null, ct)).Offset;
                }
                return true;
            });
        }
        catch (Exception e) when (e is NpgsqlException or IOException or InvalidOperationException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            CloseFilesOfTheDead();
            return false;
        }
    }

    // The system closes the files of a killed process at once; what is left of ours keeps its own until it is collected.
    private void CloseFilesOfTheDead()
    {
        if (!_isKilled)
            return;
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private async Task<BarePortal> StartAsync(FaultSwitch faults)
    {
        var real = new NpgsqlConnectionStringBuilder(ground.ConnectionString);
        var database = new PostgresWire(faults, PostgresWire.EndPointOf(real));
        var scanner = new ClamdWire(faults, clamd.EndPoint);
        _wires.AddRange([database, scanner]);
        // A killed process waits for ever; a living one has no reason to.
        var way = new NpgsqlConnectionStringBuilder(real.ConnectionString) { Host = "127.0.0.1", Port = database.Port, CommandTimeout = 0, Timeout = 0, MaxPoolSize = 20 };
        return await BarePortal.StartAsync(ground, way.ConnectionString, services =>
        {
            var blobs = services.Single(s => s.ServiceType == typeof(IBlobStore)).ImplementationType!;
            services.Replace(ServiceDescriptor.Singleton<IBlobStore>(s => new FaultyBlobs((IBlobStore)ActivatorUtilities.CreateInstance(s, blobs), faults)));
            services.Replace(ServiceDescriptor.Singleton(_ => new ClamdClient(() => ClamdAddress.Loopback(scanner.Port), maxThreads: 4, TimeProvider.System)));
            services.AddSingleton<TimeProvider>(_clock);
            // Warm ones for all stories: what is told here is not how they start.
            services.Replace(ServiceDescriptor.Singleton(workers.Workers));
            // Seconds a page, behind the end of a file's way; where reading stops and goes on has tests of its own.
            services.Replace(ServiceDescriptor.Singleton(new RecognitionSettings { IsOn = false }));
            services.Replace(ServiceDescriptor.Scoped<ICurrentPerson>(_ => new Somebody(Teacher)));
        });
    }
}
