using System.Globalization;

namespace OerPortal.Ingest.Desk;

/// <summary>Where a list goes on: after the row of this time and id.</summary>
internal sealed record Keyset(DateTimeOffset At, Guid Id)
{
    /// <summary>Null for anything that is none: the list then begins anew.</summary>
    public static Keyset? Read(string? text)
        => text?.Split('-') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var at)
            && at >= 0 && at <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(id, "N", out var known)
            ? new Keyset(new DateTimeOffset(at, TimeSpan.Zero), known)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks:x}-{Id:N}");
}
