using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>The values that came from a file, by the name of their input, for the script that keeps an open form up to date.</summary>
internal static class FilledInputs
{
    internal static Dictionary<string, string> Of(DraftForm form, Draft draft)
    {
        (string Field, string Input, string? Value)[] inputs =
        [
            (DraftField.Title, nameof(form.Title), form.Title),
            (DraftField.Description, nameof(form.Description), form.Description),
            (DraftField.Languages, nameof(form.Language), form.Language),
            (DraftField.Kind, nameof(form.Kind), form.Kind),
            (DraftField.Publisher, nameof(form.Publisher), form.Publisher),
            (DraftField.Issued, nameof(form.Issued), form.Issued),
            (DraftField.Identifiers, nameof(form.Isbn), form.Isbn),
            (DraftField.Contributors, "Contributors[0].Name", form.Contributors.Count > 0 ? form.Contributors[0].Name : null),
        ];
        return inputs.Where(i => draft.IsFilled(i.Field) && !string.IsNullOrEmpty(i.Value)).ToDictionary(i => "Form." + i.Input, i => i.Value!);
    }
}
