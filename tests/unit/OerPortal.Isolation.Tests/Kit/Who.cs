namespace OerPortal.Isolation.Tests.Kit;

/// <summary>Who asks. Pupil, teacher and administrator are of the first school; everything made for it is the teacher's.</summary>
[Flags]
public enum Who
{
    Nobody = 0,
    Guest = 1,
    Pupil = 2,
    Teacher = 4,
    Admin = 8,
    NeighbourTeacher = 16,
    NeighbourAdmin = 32,

    /// <summary>The portal administrator.</summary>
    System = 64,

    School = Pupil | Teacher | Admin,
    Neighbour = NeighbourTeacher | NeighbourAdmin,
    SignedIn = School | Neighbour | System,
    Everybody = Guest | SignedIn,
}

internal static class WhoList
{
    public static IReadOnlyList<Who> All { get; } =
        [Who.Guest, Who.Pupil, Who.Teacher, Who.Admin, Who.NeighbourTeacher, Who.NeighbourAdmin, Who.System];
}
