namespace OerPortal.Theme;

/// <summary>How a tone looks: its class and its icon.</summary>
public static class ToneLook
{
    /// <summary>Class of notes and tags; empty for a plain one.</summary>
    public static string ToClass(this Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
        _ => "",
    };

    /// <summary>Icon of a note.</summary>
    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Good => "circle-check",
        Tone.Warn => "triangle-alert",
        Tone.Bad => "octagon-alert",
        _ => "info",
    };
}
