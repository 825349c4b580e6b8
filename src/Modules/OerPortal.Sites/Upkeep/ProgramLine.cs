using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Cms.Ui;

namespace OerPortal.Sites.Upkeep;

/// <summary>Which program runs, and since when.</summary>
internal sealed class ProgramLine(IStringLocalizer strings, TimeProvider time) : ISystemLine
{
    public ValueTask<SystemLine?> ReadAsync(CancellationToken cancellation)
    {
        var version = Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";
        using var process = Process.GetCurrentProcess();
        var started = new DateTimeOffset(process.StartTime.ToUniversalTime());
        var words = strings["sites.system.program.text", Short(version), RuntimeInformation.FrameworkDescription, started.Moment(), Spoken.Span(time.GetUtcNow() - started, strings), $"{process.WorkingSet64 / 1_000_000:N0}"];
        return ValueTask.FromResult<SystemLine?>(new SystemLine(10, strings["sites.system.program"], SystemState.Good, words));
    }

    // "1.4.0+a13adcd5e…": enough of the commit to find it.
    private static string Short(string version) => version.IndexOf('+', StringComparison.Ordinal) is > 0 and var at && version.Length > at + 9 ? version[..(at + 9)] : version;
}

/// <summary>Lengths of time as people say them.</summary>
internal static class Spoken
{
    internal static string Span(TimeSpan span, IStringLocalizer strings) => span switch
    {
        { TotalMinutes: < 1 } => strings["sites.system.seconds", Math.Max(1, (int)span.TotalSeconds)],
        { TotalHours: < 1 } => strings["sites.system.minutes", (int)span.TotalMinutes],
        { TotalDays: < 2 } => strings["sites.system.hours", (int)span.TotalHours],
        _ => strings["sites.system.days", (int)span.TotalDays],
    };
}
