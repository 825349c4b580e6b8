using System.Diagnostics.Metrics;

namespace OerPortal.Ingest.Scanning;

/// <summary>Meter <c>OerPortal.Ingest</c>.</summary>
public sealed class IngestMetrics
{
    private readonly Counter<long> _settled;

    /// <summary>Creates the instruments.</summary>
    public IngestMetrics(IMeterFactory meters, ScannerHealth health, TimeProvider time)
    {
        var meter = meters.Create("OerPortal.Ingest");
        meter.CreateObservableGauge("oer.scanner.up", () => health.IsUp ? 1 : 0, description: "1 while the scanner finds EICAR and passes plain text");
        meter.CreateObservableGauge(
            "oer.scanner.database.age", () => health.Current?.DatabaseDate is { } date ? (time.GetUtcNow() - date).TotalSeconds : double.NaN, "s", "Age of the virus signatures");
        _settled = meter.CreateCounter<long>("oer.files.settled", description: "Files by the state they ended in");
    }

    /// <summary>A file has come to its end.</summary>
    public void Settled(FileState state) => _settled.Add(1, new KeyValuePair<string, object?>("state", state.ToString()));
}
