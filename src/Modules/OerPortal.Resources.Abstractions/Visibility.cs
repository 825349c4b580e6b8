namespace OerPortal.Resources;

/// <summary>Who finds and reads a published resource.</summary>
public enum Visibility
{
    /// <summary>People who hold a role at the contributing school.</summary>
    School = 0,

    /// <summary>Everybody who is signed in.</summary>
    Province = 1,

    /// <summary>Everybody.</summary>
    Public = 2,
}
