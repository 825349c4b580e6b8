using Microsoft.Extensions.Localization;
using OerPortal.Classes.Models;
using OerPortal.Theme;

namespace OerPortal.Classes.Rosters;

/// <summary>Rosters in the reader's words.</summary>
internal sealed class RosterWords(IStringLocalizer strings)
{
    /// <summary>What is wrong with all of it, and what to do; null when nothing is.</summary>
    internal string? Trouble(Roster roster) => roster.Trouble switch
    {
        "" => null,
        "empty" or "damaged" => strings[$"classes.trouble.{roster.Trouble}"].Value,
        var code => strings[$"exchange.trouble.{code}", [.. roster.TroubleArguments]].Value,
    };

    internal string? Problem(RosterRow row) => row.Problem.Length == 0 ? null : strings[$"classes.problem.{row.Problem}", [.. row.ProblemArguments]].Value;

    internal string Changes(RosterRow row) => string.Join(", ", row.Changes.Select(c => strings[$"classes.change.{c}"].Value));

    internal string State(Roster roster) => strings[$"classes.roster.state.{roster.State}"].Value;

    internal TagModel TagOf(RosterRow row) => new(
        row.IsDone ? strings[$"classes.outcome.{row.Outcome}.done"].Value : strings[$"classes.outcome.{row.Outcome}"].Value,
        row.Outcome switch { RosterOutcome.Faulty => Tone.Bad, RosterOutcome.Unchanged => Tone.Plain, _ => row.IsDone ? Tone.Good : Tone.Warn });

    internal TagModel TagOf(Roster roster) => new(State(roster), roster.State switch
    {
        RosterState.Done => roster.Faulty > 0 ? Tone.Warn : Tone.Good,
        RosterState.Failed => Tone.Bad,
        _ => Tone.Plain,
    });
}
