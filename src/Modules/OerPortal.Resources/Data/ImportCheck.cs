using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Refuses imports that could never succeed, before anything is written.</summary>
internal static class ImportCheck
{
    internal static void Require(ImportedResource wanted)
    {
        if (wanted.ExternalKey.Length is 0 or > 200)
            throw new ImportRefusedException("An external key has 1 to 200 characters.");
        if (wanted.Steps.Count == 0)
            return;
        var missing = DraftCheck.OfMetadata(wanted.Metadata).Select(p => p.Field).Distinct().ToArray();
        if (missing.Length > 0)
            throw new ImportRefusedException($"{wanted.ExternalKey}: missing or wrong: {string.Join(", ", missing)}.");
        if (wanted.Steps[0].Kind != ImportedStepKind.Submit)
            throw new ImportRefusedException($"{wanted.ExternalKey}: the first step must be a submission.");
        if (wanted.Steps.Any(s => s.Kind is ImportedStepKind.Approve or ImportedStepKind.Return && s.PersonId == wanted.OwnerId))
            throw new ImportRefusedException($"{wanted.ExternalKey}: nobody decides on their own contribution.");
    }
}
