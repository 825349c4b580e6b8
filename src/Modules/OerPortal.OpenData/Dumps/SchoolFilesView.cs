using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Dumps;

/// <summary>The files of a school.</summary>
/// <param name="Changes">Address of what has changed there; its <c>last</c> is where to go on after having taken a file.</param>
internal sealed record SchoolFilesView(SchoolNameView School, IReadOnlyList<SchoolFileView> Files, string Changes, string DescriptionLicence);

internal sealed record SchoolFileView(string Name, string Dataset, string Address, string MediaType, int Records);
