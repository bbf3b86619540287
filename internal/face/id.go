package face

// An ID names a face in fonts.toml: "serif-tc", "serif-tc-bold".
type ID string
