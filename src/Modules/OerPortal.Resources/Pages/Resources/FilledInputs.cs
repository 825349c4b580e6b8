using OerPortal.Resources.Fields;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>The values that came from a file, by the name of their input, for the script that keeps an open form up to date.</summary>
internal static class FilledInputs
{
    internal static Dictionary<string, string> Of(DraftForm form, Draft draft) => DescriptionFields.All
        .Where(field => draft.IsFilled(field.Name)).SelectMany(field => field.Inputs)
        .Select(input => (input.Name, Value: input.Sent(form))).Where(input => !string.IsNullOrEmpty(input.Value))
        .ToDictionary(input => "Form." + input.Name, input => input.Value!);
}
