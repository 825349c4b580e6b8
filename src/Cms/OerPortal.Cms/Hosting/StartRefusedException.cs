namespace OerPortal.Cms.Hosting;

/// <summary>The portal cannot start as things are; the message says what to do next.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
