using System.Globalization;
using OerPortal.Resources.Fields;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>What a form holds that cannot be kept as it is: said beside the field, so that nothing is cut off silently.</summary>
internal static class DraftFormCheck
{
    /// <summary>The input beside which a problem of a field is said; null for problems of the files.</summary>
    internal static string? InputOf(DraftProblem problem)
        => problem.Key == "contribute.problem.source-url" ? nameof(DraftForm.SourceUrl)
            : DescriptionFields.Find(problem.Field)?.Inputs is [var first, ..] ? first.Name
            : problem.Field == DraftField.Files ? null : problem.Field;

    internal static IEnumerable<DraftProblem> Of(DraftForm form)
    {
        foreach (var input in DescriptionFields.All.SelectMany(f => f.Inputs).Where(i => i.Most is not null))
        {
            // A browser sends CR LF for each line break; people count one.
            var length = input.Sent(form)?.ReplaceLineEndings("\n").Length ?? 0;
            if (length > input.Most)
                yield return new DraftProblem(input.Name, "contribute.problem.too-long", Number(input.Most.Value), Number(length));
        }

        if (!string.IsNullOrWhiteSpace(form.Minutes) && !(int.TryParse(form.Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= DraftLimits.Minutes))
            yield return new DraftProblem(nameof(form.Minutes), "contribute.problem.minutes");
        if (!string.IsNullOrWhiteSpace(form.BasedOn) && !WebAddress.IsWellFormed(form.BasedOn.Trim()))
            yield return new DraftProblem(nameof(form.BasedOn), "contribute.problem.address");
        if (form.Origin == DraftForm.Other && !string.IsNullOrWhiteSpace(form.SourceUrl) && !WebAddress.IsWellFormed(form.SourceUrl.Trim()))
            yield return new DraftProblem(nameof(form.SourceUrl), "contribute.problem.source-url");
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);
}
