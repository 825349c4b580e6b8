namespace OerPortal.Resources.Fields;

/// <summary>A closed list of codes with names for people.</summary>
/// <param name="Prefix">Before the code it is the key of its name.</param>
internal sealed record CodeList(string Prefix, IReadOnlyList<string> Codes)
{
    internal static readonly CodeList Kinds = new("kind.", ResourceKinds.All);
    internal static readonly CodeList Levels = new("level.", SchoolLevels.All);
    internal static readonly CodeList Subjects = new("subject.", Resources.Subjects.All);
    internal static readonly CodeList Licences = new("licence.", [.. Resources.Licences.All.Select(l => l.Code)]);
    internal static readonly CodeList Languages = new("language.", Resources.Languages.All);
    internal static readonly CodeList Roles = new("contributor.", ContributorRoles.All);
    internal static readonly CodeList AlignmentTypes = new("alignment.", Vocabulary.AlignmentTypes);
    internal static readonly CodeList RelationKinds = new("relation.", Vocabulary.RelationKinds);
    internal static readonly CodeList Audiences = new("audience.", Vocabulary.AudienceRoles);
    internal static readonly CodeList Uses = new("educational-use.", Vocabulary.EducationalUses);
    internal static readonly CodeList Interactivity = new("interactivity.", Vocabulary.InteractivityTypes);
    internal static readonly CodeList InteractivityLevels = new("interactivity-level.", Vocabulary.InteractivityLevels);
    internal static readonly CodeList Features = new("accessibility.", Vocabulary.AccessibilityFeatures);
    internal static readonly CodeList Hazards = new("hazard.", Vocabulary.AccessibilityHazards);
    internal static readonly CodeList Modes = new("mode.", Vocabulary.AccessModes);
    internal static readonly CodeList Visibilities = new("visibility.", Enum.GetNames<Visibility>());
    internal static readonly CodeList FileRoles = new("file-role.", Enum.GetNames<FileRole>());

    internal string KeyOf(string code) => Prefix + code;
}
