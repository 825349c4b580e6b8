using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Cms.Ui;

namespace OerPortal.Ingest.Scanning;

/// <summary>How old the virus signatures are, and what that means for those who upload.</summary>
internal sealed class SignatureLine(ScannerHealth health, IStringLocalizer strings, TimeProvider time) : ISystemLine
{
    private const string Address = "/quan-tri/tep/may-quet";

    public ValueTask<SystemLine?> ReadAsync(CancellationToken cancellation) => ValueTask.FromResult<SystemLine?>(health.Current switch
    {
        null => Line(SystemState.Attention, strings["ingest.line.unasked"], null),
        { IsUp: false } => Line(SystemState.Broken, strings["ingest.line.down"], strings["ingest.line.down.means"]),
        { DatabaseDate: { } date } status => Dated(date, status.IsOutdated(time.GetUtcNow())),
        _ => Line(SystemState.Attention, strings["ingest.line.test"], strings["ingest.line.test.means"]),
    });

    private SystemLine Dated(DateTimeOffset date, bool isOutdated)
    {
        var days = Math.Max(0, (int)(time.GetUtcNow() - date).TotalDays);
        return Line(isOutdated ? SystemState.Attention : SystemState.Good, strings["ingest.line.dated", date.Day(), days], isOutdated ? strings["ingest.line.old.means"].Value : null);
    }

    private SystemLine Line(SystemState state, string words, string? means) => new(40, strings["ingest.line"], state, words, means, Address);
}
