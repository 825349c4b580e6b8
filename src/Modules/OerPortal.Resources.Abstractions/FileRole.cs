namespace OerPortal.Resources;

/// <summary>What a file is for within a resource. Names are the strings <c>file-role.{name}</c>.</summary>
public enum FileRole
{
    /// <summary>The work itself; the first of them is read or downloaded first.</summary>
    Main = 0,

    /// <summary>Additional material.</summary>
    Supplement = 1,

    /// <summary>For those who teach: nothing public leads to it.</summary>
    AnswerKey = 2,

    /// <summary>The words of a recording.</summary>
    Transcript = 3,
}
