using System.Globalization;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>What a form holds that cannot be kept as it is: said beside the field, so that nothing is cut off silently.</summary>
internal static class DraftFormCheck
{
    private static readonly Dictionary<string, string> Inputs = new()
    {
        [DraftField.Title] = nameof(DraftForm.Title),
        [DraftField.AlternativeTitle] = nameof(DraftForm.AlternativeTitle),
        [DraftField.Kind] = nameof(DraftForm.Kind),
        [DraftField.Levels] = nameof(DraftForm.Levels),
        [DraftField.Subjects] = nameof(DraftForm.Subject),
        [DraftField.Description] = nameof(DraftForm.Description),
        [DraftField.Keywords] = nameof(DraftForm.Keywords),
        [DraftField.Languages] = nameof(DraftForm.Language),
        [DraftField.Licence] = nameof(DraftForm.Licence),
        [DraftField.Source] = nameof(DraftForm.SourceTitle),
        [DraftField.TimeRequired] = nameof(DraftForm.Minutes),
        [DraftField.Issued] = nameof(DraftForm.Issued),
        [DraftField.Publisher] = nameof(DraftForm.Publisher),
        [DraftField.Accessibility] = nameof(DraftForm.Accessibility),
        [DraftField.Contributors] = nameof(DraftForm.Contributors),
    };

    /// <summary>The input beside which a problem of a field is said; null for problems of the files.</summary>
    internal static string? InputOf(DraftProblem problem)
        => problem.Key == "contribute.problem.source-url" ? nameof(DraftForm.SourceUrl)
            : Inputs.TryGetValue(problem.Field, out var input) ? input
            : problem.Field == DraftField.Files ? null : problem.Field;

    internal static IEnumerable<DraftProblem> Of(DraftForm form)
    {
        (string Input, string? Text, int Most)[] lengths =
        [
            (nameof(form.Title), form.Title, DraftLimits.Title),
            (nameof(form.AlternativeTitle), form.AlternativeTitle, DraftLimits.Line),
            (nameof(form.Description), form.Description, DraftLimits.Description),
            (nameof(form.SourceTitle), form.SourceTitle, DraftLimits.Line),
            (nameof(form.SourceUrl), form.SourceUrl, DraftLimits.Address),
            (nameof(form.SourceHolder), form.SourceHolder, DraftLimits.Line),
            (nameof(form.Publisher), form.Publisher, DraftLimits.Line),
            (nameof(form.RightsNote), form.RightsNote, DraftLimits.Address),
            (nameof(form.BasedOn), form.BasedOn, DraftLimits.Address),
        ];
        foreach (var (input, text, most) in lengths)
        {
            // A browser sends CR LF for each line break; people count one.
            var length = text?.ReplaceLineEndings("\n").Length ?? 0;
            if (length > most)
                yield return new DraftProblem(input, "contribute.problem.too-long", Number(most), Number(length));
        }

        if (!string.IsNullOrWhiteSpace(form.Minutes) && !(int.TryParse(form.Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= 6000))
            yield return new DraftProblem(nameof(form.Minutes), "contribute.problem.minutes");
        if (!string.IsNullOrWhiteSpace(form.BasedOn) && !WebAddress.IsWellFormed(form.BasedOn.Trim()))
            yield return new DraftProblem(nameof(form.BasedOn), "contribute.problem.address");
        if (form.Origin == DraftForm.Other && !string.IsNullOrWhiteSpace(form.SourceUrl) && !WebAddress.IsWellFormed(form.SourceUrl.Trim()))
            yield return new DraftProblem(nameof(form.SourceUrl), "contribute.problem.source-url");
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);
}
