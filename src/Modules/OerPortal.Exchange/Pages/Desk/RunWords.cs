using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Exchange.Models;
using OerPortal.Theme;

namespace OerPortal.Exchange.Pages.Desk;

/// <summary>Imports in the reader's words.</summary>
internal static class RunWords
{
    /// <summary>What it is called: by its time where nobody named it, in the words of who reads.</summary>
    public static string Name(IStringLocalizer strings, Run run) => run.Name.Length > 0 ? run.Name : strings["exchange.run-of", run.BeganAt.Moment()];

    public static TagModel Tag(IStringLocalizer strings, Run run) => new(strings["exchange.state." + run.State], run.State switch
    {
        RunState.Done => run.Faulty > 0 ? Tone.Warn : Tone.Good,
        RunState.Failed => Tone.Bad,
        RunState.Stopped => Tone.Warn,
        _ => Tone.Plain,
    });

    /// <summary>"12 mới, 3 thay đổi, 80 giữ nguyên, 2 có lỗi".</summary>
    public static string Sum(IStringLocalizer strings, Run run)
        => run.IsChecked ? strings["exchange.sum", run.Added.ToString("N0"), run.Changed.ToString("N0"), run.Unchanged.ToString("N0"), run.Faulty.ToString("N0")] : strings["exchange.sum.none"];

    public static TagModel Tag(string words, RowReport row) => new(words, row.Outcome switch
    {
        RowOutcome.Faulty => Tone.Bad,
        RowOutcome.Unchanged => Tone.Plain,
        _ => row.IsDone ? Tone.Good : Tone.Warn,
    });
}
