using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;

namespace OerPortal.Ingest.Desk;

/// <summary>Files in the words of those who run a portal.</summary>
internal static class DeskWords
{
    /// <summary>"3 ngày", "2 giờ", "5 phút".</summary>
    public static string Age(this IStringLocalizer strings, TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => strings["ingest.desk.age.now"],
        { TotalHours: < 1 } => strings.Count("ingest.desk.age.minutes", (long)age.TotalMinutes),
        { TotalDays: < 1 } => strings.Count("ingest.desk.age.hours", (long)age.TotalHours),
        _ => strings.Count("ingest.desk.age.days", (long)age.TotalDays),
    };

    /// <summary>The state as its owner reads it.</summary>
    public static string State(this IStringLocalizer strings, FileState state) => strings["ingest.state." + Kebab.From(state.ToString())];

    /// <summary>Why the file was turned away. The scanner's name of a find says nothing to people: it stands among what is for experts.</summary>
    public static string? Reason(this IStringLocalizer strings, StoredFile file) => file switch
    {
        { RefusalKey: null } => null,
        { State: FileState.Infected, RefusalArguments: [_, var place] } => strings["ingest.desk.infected-member", place],
        { State: FileState.Infected } => strings["ingest.desk.infected"],
        // What its owner is told is about the owner.
        { State: FileState.Failed, RefusalKey: "ingest.parked" } => strings["ingest.desk.parked"],
        { State: FileState.Failed } => strings["ingest.desk.given-up"],
        _ => strings.Refusal(file.RefusalKey, file.RefusalArguments),
    };
}
