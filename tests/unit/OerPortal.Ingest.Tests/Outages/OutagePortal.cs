using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Clamd;
using OerPortal.Ingest.Jobs;
using OerPortal.Ingest.Scanning;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Outages;

/// <summary>One scanner that comes and goes: the tests take turns.</summary>
[CollectionDefinition(nameof(Outages))]
public sealed class Outages : ICollectionFixture<OutagePortal>;

/// <summary>A portal whose real clamd, behind a port that can misbehave, the tests kill and start.</summary>
public sealed class OutagePortal : IngestPortal
{
    private readonly string _folder = TemporaryFolder.Create("oer-outage-");
    private ClamdProcess _scanner = null!;
    private MoodyClamd _moody = null!;

    protected override PortalAppOptions Options => base.Options with
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Clamd:StartOwn"] = "false" },
        Services = services =>
        {
            base.Options.Services!(services);
            // Half a minute of patience with a frozen scanner becomes one second.
            services.Replace(ServiceDescriptor.Singleton(_ => new ClamdClient(() => _moody.Address, maxThreads: 4, new HurriedTime(30))));
        },
    };

    public Mood Mood
    {
        set => _moody.Mood = value;
    }

    public override async ValueTask InitializeAsync()
    {
        _scanner = NewScanner();
        await _scanner.StartAsync(CancellationToken.None);
        await EventuallyAsync(() => Task.FromResult(_scanner.Address is not null), "clamd was started");
        _moody = new MoodyClamd(_scanner.Address!);
        Log.Expect("The virus scanner is down");
        await base.InitializeAsync();
        await ScannerIsUpAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await KillScannerAsync();
        _moody.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Kills clamd: its process gets no chance to say goodbye.</summary>
    public async Task KillScannerAsync()
    {
        await _scanner.StopAsync(CancellationToken.None);
        _scanner.Dispose();
    }

    /// <summary>Starts another in its place.</summary>
    public async Task StartScannerAsync()
    {
        _scanner = NewScanner();
        await _scanner.StartAsync(CancellationToken.None);
        await ScannerIsUpAsync();
    }

    /// <summary>Gives the scanner a signature it did not have before; it knows it after its next start.</summary>
    public Task TeachScannerAsync(string name, byte[] content) => File.WriteAllTextAsync(
        Path.Combine(_folder, "clamav", "test-signatures", name + ".ndb"), $"{name}:0:*:{Convert.ToHexStringLower(content)}\n");

    /// <summary>Two days go by since the file was scanned, and the engine that did it is no more.</summary>
    public async Task ScannedLongAgoAsync(Guid fileId)
    {
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await connection.ExecuteAsync(
            "update ingest.file set scanned_at = now() - interval '2 days' where id = @fileId; update ingest.verdict set engine = 'ClamAV 0.90' where file_id = @fileId", new { fileId });
    }

    /// <summary>How often the scanner was asked about the file in vain.</summary>
    public async Task<int> WaitsOfAsync(Guid fileId)
    {
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select waits from ingest.file where id = @fileId", new { fileId });
    }

    /// <summary>So much time goes by for the portal and for its jobs, and what became due in it is done; who looks for files that stand still has looked.</summary>
    public async Task TimePassesAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await connection.ExecuteAsync("update cms.job set run_after = run_after - @time where failed_at is null", new { time });
        await Services.GetRequiredService<IJobs>().EnqueueAsync(new ResumeWaiting(IsScannerBack: false), how: null, CancellationToken.None);
        Services.GetRequiredService<IWorkSignal>().Wake();
        await WorkIsDoneAsync();
    }

    /// <summary>How many jobs of a kind there are, waiting, running or failed.</summary>
    public async Task<int> JobsAsync<TJob>()
    {
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select count(*) from cms.job where type like @type", new { type = $"%{typeof(TJob).Name}%" });
    }

    /// <summary>Half a minute or ten minutes go by for files that wait for the scanner.</summary>
    public async Task PausesAreOverAsync()
    {
        await ScannerIsUpAsync();
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await connection.ExecuteAsync("update cms.job set run_after = now() where failed_at is null");
        Services.GetRequiredService<IWorkSignal>().Wake();
    }

    public Task ScannerIsUpAsync() =>
        EventuallyAsync(async () => (await Services.GetRequiredService<ScannerHealth>().ProbeAsync(CancellationToken.None)).IsUp, "the scanner is up");

    private ClamdProcess NewScanner() => new(new ClamdSettings(), _folder, NullLogger<ClamdProcess>.Instance, TimeProvider.System);
}
