using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Harvest.Models;
using OerPortal.Theme;

namespace OerPortal.Harvest.Pages.Desk;

/// <summary>Runs and their logs in the reader's words.</summary>
internal static class RunWords
{
    public static TagModel Tag(IStringLocalizer strings, Run? run) => run switch
    {
        null => new TagModel(strings["harvest.state.Never"]),
        { State: RunState.UnderWay, Tries: > 0 } => new TagModel(strings["harvest.state.Waiting"], Tone.Warn),
        _ => new TagModel(strings["harvest.state." + run.State], run.State switch { RunState.Done => Tone.Good, RunState.Failed => Tone.Bad, RunState.Stopped => Tone.Warn, _ => Tone.Plain }),
    };

    public static string When(IStringLocalizer strings, Run? run) => run is null ? strings["harvest.never"] : $"{(run.EndedAt ?? run.BeganAt).Clock()}, {(run.EndedAt ?? run.BeganAt).Day()}";

    /// <summary>"12 bản ghi mới, 3 thay đổi, 1 đã gỡ, 2 không nhận".</summary>
    public static string Sum(IStringLocalizer strings, Run run) => strings["harvest.sum", run.Seen.ToString("N0"), run.Added.ToString("N0"), run.Changed.ToString("N0"), run.Removed.ToString("N0"), run.Refused.ToString("N0")];

    /// <summary>What is wrong and what to do about it; null when nothing is.</summary>
    public static string? Trouble(IStringLocalizer strings, string code, string detail)
        => code.Length == 0 ? null : strings["harvest.trouble." + code, detail] is { ResourceNotFound: false } known ? known.Value : strings["harvest.trouble.other", $"{code} {detail}"].Value;

    public static string Line(IStringLocalizer strings, LogLine line) => line.Kind switch
    {
        LineKind.Refused => strings["harvest.refused.line", line.Detail, strings["harvest.refused." + line.Code].Value],
        LineKind.Trouble => Trouble(strings, line.Code, line.Detail)!,
        _ => strings["harvest.line." + line.Code, line.Detail],
    };
}
