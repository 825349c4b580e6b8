using Microsoft.Extensions.Logging.Abstractions;
using OerPortal.Ingest.Clamd;
using OerPortal.Ingest.Scanning;
using OerPortal.Ingest.Tests.Kit;

[assembly: AssemblyFixture(typeof(ClamdFixture))]

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>One real clamd for all tests of this assembly.</summary>
public sealed class ClamdFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oer-clamd-");
    private readonly ClamdProcess _process;

    public ClamdFixture()
    {
        _process = new ClamdProcess(new ClamdSettings(), _folder.FullName, NullLogger<ClamdProcess>.Instance, TimeProvider.System);
        Client = new ClamdClient(() => _process.Address, maxThreads: 4, TimeProvider.System);
        Health = new ScannerHealth(Client, TimeProvider.System);
    }

    public ClamdClient Client { get; }

    public ScannerHealth Health { get; }

    public ClamdAddress Address => _process.Address!;

    public async ValueTask InitializeAsync()
    {
        await _process.StartAsync(CancellationToken.None);
        for (var attempt = 0; !(await Health.ProbeAsync(CancellationToken.None)).IsUp; attempt++)
        {
            if (attempt > 600)
                throw new InvalidOperationException($"clamd did not start: {Health.Current!.Reason}");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(CancellationToken.None);
        _process.Dispose();
        Client.Dispose();
        _folder.Delete(recursive: true);
    }
}
