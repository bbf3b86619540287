package face_test

import (
	"yinshu/internal/face"
	"yinshu/internal/lines"
)

var _ lines.Measurer = (*face.Face)(nil)
